/** The form of a change by its name in the address, as `resolution` or `mandate_corrected:<id>`. Pure. */
import type { Mission } from "@contingent/server/missions/schema";
import type { Day } from "@contingent/server/platform/days";
import {
  endForm,
  endWithdrawnForm,
  type Form,
  factWithdrawnForm,
  mandateForm,
  nextStepForm,
  reductionForm,
  resolutionForm,
  strengthCorrectedForm,
  strengthForm,
  terminationForm,
} from "./forms.ts";
import { profileForm } from "./profile-form.ts";

/** Null for a change that there is not, or one of a fact that is not on record. */
export function formOf(name: string, mission: Mission, today: Day): Form | null {
  const [what, id = ""] = name.split(":");
  switch (what) {
    case "resolution":
      return resolutionForm(mission, today);
    case "termination":
      return terminationForm(today);
    case "end":
      return endForm(mission);
    case "end_withdrawn":
      return endWithdrawnForm(mission);
    case "strength":
      return strengthForm(today);
    case "reduction":
      return reductionForm(today);
    case "profile":
      return profileForm(mission);
    default:
      return formOfFact(what ?? "", id, mission, today);
  }
}

function formOfFact(what: string, id: string, mission: Mission, today: Day): Form | null {
  const mandate = mission.mandates.find((one) => one.id === id);
  const strength = mission.strengths.find((one) => one.id === id);
  const order = mission.orders.find((one) => one.id === id);
  switch (what) {
    case "mandate_corrected":
      return mandate === undefined ? null : mandateForm(mandate);
    case "mandate_withdrawn":
      return mandate === undefined ? null : factWithdrawnForm(what, id);
    case "strength_corrected":
      return strength === undefined ? null : strengthCorrectedForm(strength);
    case "strength_withdrawn":
      return strength === undefined ? null : factWithdrawnForm(what, id);
    case "reduction_event":
      return order === undefined ? null : nextStepForm(order, today);
    default:
      return null;
  }
}
