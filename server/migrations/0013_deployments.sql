-- 0013: the life of contributions, rotations and tours; changes that need a second person; early warning.
-- Previous release still runs: yes, but it can no longer correct, extend or end alone what has begun: that now names the fact
-- that does it, and a correction or an extension names the decision of a second person.
--
-- What the database itself refuses from here on, whoever writes:
--   * a step of a contribution or tour that its state does not allow (chain of events by foreign key, and a list of transitions);
--   * two steps after the same one: of two people who take it at once, one is first (unique seq);
--   * lifting a guard that nobody may lift, or lifting it for oneself (guard_overrides, guard_override_uses_four_eyes);
--   * deciding on one's own proposal, or twice (tour_change_decisions);
--   * a correction, extension, move or undoing of what was recorded that no second person approved (tour_events_four_eyes), and
--     superseding presence that has happened without such a fact (presences_ended_by_fact).

create table contribution_terms (
  contributor text not null references contributors (code),
  id uuid not null,
  contribution_id uuid not null,
  version integer not null check (version > 0),
  title text not null,
  people integer check (people > 0),
  unit_type text,
  mode text not null check (mode in ('self', 'embedded')),
  partner text,
  host_contingent text not null default '',
  national_command text not null default '',
  tactical_control text not null default '',
  from_day date not null,
  to_day date check (to_day >= from_day),
  transport text check (transport in ('un_arranged', 'letter_of_assist', 'national', 'partner')),
  transport_payer text check (transport_payer in ('un', 'national', 'partner')),
  agreement_kind text check (agreement_kind in ('mou', 'bilateral', 'exchange_of_notes')),
  agreement text not null default '',
  agreement_signed_on date,
  note text not null default '',
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  unique (contributor, contribution_id, version),
  foreign key (contributor, contribution_id) references contributions (contributor, id),
  check ((mode = 'embedded') = (partner is not null))
);
create unique index contribution_terms_in_force on contribution_terms (contributor, contribution_id) where superseded_at is null;

create table contribution_events (
  contributor text not null references contributors (code),
  id uuid not null,
  contribution_id uuid not null,
  seq integer not null check (seq > 0),
  previous_seq integer,
  from_state text,
  step text not null,
  to_state text not null check (to_state in (
    'identified', 'requested', 'offered', 'selected', 'reconnoitred', 'mou_agreed', 'mou_signed', 'cleared', 'certified', 'deploying',
    'deployed', 'rotating', 'must_withdraw', 'repatriating', 'repatriated', 'closed', 'cancelled', 'not_selected')),
  day date not null,
  rotation_id uuid,
  note text not null default '',
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  unique (contributor, contribution_id, seq),
  unique (contributor, contribution_id, seq, to_state),
  unique (contributor, id, contribution_id, recorded_by),
  foreign key (contributor, contribution_id) references contributions (contributor, id),
  foreign key (contributor, rotation_id) references rotations (contributor, id),
  constraint contribution_events_follow foreign key (contributor, contribution_id, previous_seq, from_state)
    references contribution_events (contributor, contribution_id, seq, to_state),
  constraint contribution_events_first check (
    case when seq = 1 then previous_seq is null and from_state is null and step = 'entered'
      else previous_seq is not null and previous_seq = seq - 1 and from_state is not null and step <> 'entered' end),
  constraint contribution_events_machine check (
    step = 'entered'
    or (step = 'negotiated'
      and from_state in (
        'identified', 'requested', 'offered', 'selected', 'reconnoitred', 'mou_agreed', 'mou_signed', 'cleared')
      and to_state in (
        'identified', 'requested', 'offered', 'selected', 'reconnoitred', 'mou_agreed', 'mou_signed', 'cleared'))
    or (step, from_state, to_state) in (
      ('certified', 'cleared', 'certified'), ('movement_ordered', 'certified', 'deploying'), ('taken_over', 'deploying', 'deployed'),
      ('rotation_begun', 'deployed', 'rotating'), ('rotation_done', 'rotating', 'deployed'), ('extended', 'deployed', 'deployed'),
      ('extended', 'must_withdraw', 'deployed'), ('must_withdraw', 'deployed', 'must_withdraw'),
      ('must_withdraw', 'rotating', 'must_withdraw'), ('repatriation_ordered', 'deployed', 'repatriating'),
      ('repatriation_ordered', 'rotating', 'repatriating'), ('repatriation_ordered', 'must_withdraw', 'repatriating'),
      ('repatriated', 'repatriating', 'repatriated'), ('closed', 'repatriated', 'closed'), ('not_selected', 'offered', 'not_selected'),
      ('cancelled', 'selected', 'cancelled'), ('cancelled', 'reconnoitred', 'cancelled'), ('cancelled', 'mou_agreed', 'cancelled'),
      ('cancelled', 'mou_signed', 'cancelled'), ('cancelled', 'cleared', 'cancelled'), ('cancelled', 'certified', 'cancelled'),
      ('cancelled', 'deploying', 'cancelled')))
);

create table contribution_papers (
  contributor text not null references contributors (code),
  id uuid not null,
  contribution_id uuid not null,
  kind text not null check (kind in (
    'readiness_certificate', 'gap_record', 'agreement', 'agreement_waiver', 'load_list_accepted', 'movement_order',
    'transfer_certificate', 'strength_return', 'nominal_roll', 'resolution', 'agreement_amendment', 'withdrawal_plan', 'note_verbale',
    'repatriation_plan', 'final_inspection', 'final_verification', 'claims_settled', 'deployment_review')),
  reference text not null check (reference <> ''),
  day date not null,
  note text not null default '',
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  foreign key (contributor, contribution_id) references contributions (contributor, id)
);
create index contribution_papers_of on contribution_papers (contributor, contribution_id);

create table contribution_duties (
  contributor text not null references contributors (code),
  id uuid not null,
  -- The duty; a later row of the same duty replaces the one before it.
  duty_id uuid not null,
  contribution_id uuid not null,
  kind text not null check (kind in ('ratification', 'report', 'other')),
  text text not null check (text <> ''),
  owed_to text not null default '',
  due_on date,
  done_on date,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, contribution_id) references contributions (contributor, id)
);
create unique index contribution_duties_in_force on contribution_duties (contributor, duty_id) where superseded_at is null;

create table rotation_plans (
  contributor text not null references contributors (code),
  id uuid not null,
  rotation_id uuid not null,
  version integer not null check (version > 0),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  strength integer not null check (strength > 0),
  transfer_on date check (transfer_on between from_day and to_day),
  note text not null default '',
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  unique (contributor, rotation_id, version),
  unique (contributor, id, from_day, to_day),
  foreign key (contributor, rotation_id) references rotations (contributor, id)
);
create unique index rotation_plans_in_force on rotation_plans (contributor, rotation_id) where superseded_at is null;

create table rotation_lots (
  contributor text not null references contributors (code),
  plan_id uuid not null,
  number integer not null check (number > 0),
  part text not null check (part in ('advance', 'main')),
  plan_from date not null,
  plan_to date not null,
  arrive_on date not null,
  leave_on date not null,
  heads integer not null check (heads > 0),
  note text not null default '',
  primary key (contributor, plan_id, number),
  foreign key (contributor, plan_id, plan_from, plan_to) references rotation_plans (contributor, id, from_day, to_day),
  check (plan_from <= arrive_on and arrive_on <= leave_on and leave_on <= plan_to)
);

-- What happened to a rotation as a whole: its roll was certified, authority was transferred to it.
create table rotation_facts (
  contributor text not null references contributors (code),
  id uuid not null,
  rotation_id uuid not null,
  kind text not null check (kind in ('roll_certified', 'transferred')),
  day date not null,
  reference text not null check (reference <> ''),
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, rotation_id) references rotations (contributor, id)
);
create unique index rotation_facts_in_force on rotation_facts (contributor, rotation_id, kind) where superseded_at is null;

-- Tours on a rotation's roll; a tour that names its rotation itself needs no row here.
create table rotation_rolls (
  contributor text not null references contributors (code),
  id uuid not null,
  tour_id uuid not null,
  rotation_id uuid not null,
  lot integer check (lot > 0),
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, tour_id) references tours (contributor, id),
  foreign key (contributor, rotation_id) references rotations (contributor, id)
);
create unique index rotation_rolls_one on rotation_rolls (contributor, tour_id) where superseded_at is null;
create index rotation_rolls_of on rotation_rolls (contributor, rotation_id);

-- Proposals of one person; decisions of another. No decision: it waits.
create table tour_changes (
  contributor text not null references contributors (code),
  id uuid not null,
  kind text not null check (kind in ('correction', 'extension', 'transfer', 'reschedule', 'undo', 'shift')),
  tour_id uuid,
  rotation_id uuid,
  mission text not null,
  asked jsonb not null,
  before_from date not null,
  before_to date not null check (before_to >= before_from),
  after_from date not null,
  after_to date not null,
  tours integer not null check (tours > 0),
  reason text not null check (reason <> ''),
  source text not null,
  proposed_by text not null,
  recorded_at timestamptz not null,
  primary key (contributor, id),
  unique (contributor, id, proposed_by),
  foreign key (contributor, tour_id) references tours (contributor, id),
  foreign key (contributor, rotation_id) references rotations (contributor, id),
  foreign key (contributor, mission) references missions (contributor, id),
  check ((kind = 'shift') = (rotation_id is not null) and (kind = 'shift') = (tour_id is null))
);
create index tour_changes_of on tour_changes (contributor, tour_id);
create index tour_changes_latest on tour_changes (contributor, recorded_at);

create table tour_change_decisions (
  contributor text not null references contributors (code),
  change_id uuid not null,
  proposed_by text not null,
  decision text not null check (decision in ('approved', 'rejected', 'withdrawn')),
  decided_by text not null,
  reason text not null default '',
  recorded_at timestamptz not null,
  primary key (contributor, change_id),
  unique (contributor, change_id, decision),
  foreign key (contributor, change_id, proposed_by) references tour_changes (contributor, id, proposed_by),
  constraint tour_change_decisions_four_eyes check ((decision = 'withdrawn') = (decided_by = proposed_by))
);

create table guard_overrides (
  contributor text not null references contributors (code),
  id uuid not null,
  contribution_id uuid,
  tour_id uuid,
  step text not null,
  -- What is law is not in this list and is lifted by nobody.
  guard text not null constraint guard_overrides_liftable check (guard in (
    'readiness-certificate', 'posts-filled', 'agreement-signed', 'load-list', 'transport-set', 'transfer-certificate',
    'strength-recorded', 'roll-certified', 'renewal-paper', 'order-paper', 'withdrawal-plan', 'final-inspection', 'final-verification',
    'claims-settled', 'deployment-review', 'vetting', 'medical', 'acceptance', 'travel-order', 'travel-papers', 'consent',
    'un-approval', 'debrief', 'medical-after', 'steps-missing')),
  authority text not null check (authority in ('minister_of_defence', 'chief_of_general_staff', 'peacekeeping_directorate',
    'un_force_generation', 'un_medical_service')),
  reason text not null check (reason <> ''),
  day date not null,
  -- Lifted before the step by a second person, or the step had happened without it.
  kind text not null check (kind in ('lifted', 'happened')),
  source text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (contributor, id),
  unique (contributor, id, kind, recorded_by),
  foreign key (contributor, contribution_id) references contributions (contributor, id),
  foreign key (contributor, tour_id) references tours (contributor, id),
  check (num_nonnulls(contribution_id, tour_id) = 1),
  constraint guard_overrides_happened check (kind = 'lifted' or (tour_id is not null and guard = 'steps-missing'))
);
create index guard_overrides_of_contribution on guard_overrides (contributor, contribution_id) where contribution_id is not null;
create index guard_overrides_of_tour on guard_overrides (contributor, tour_id) where tour_id is not null;

-- What an import brought can be taken back whole; a code is free again then.
alter table contributions add column superseded_at timestamptz check (superseded_at >= recorded_at);
alter table contributions drop constraint contributions_contributor_code_key;
create unique index contributions_code on contributions (contributor, code) where superseded_at is null;
alter table rotations add column superseded_at timestamptz check (superseded_at >= recorded_at);
alter table rotations drop constraint rotations_contributor_contribution_id_number_key;
create unique index rotations_number on rotations (contributor, contribution_id, number) where superseded_at is null;

alter table tours
  add column lot integer check (lot > 0),
  -- The tour it goes on from, after a move.
  add column continues_id uuid,
  add constraint tours_continue foreign key (contributor, continues_id) references tours (contributor, id);

alter table tour_events drop constraint tour_events_kind_check;
alter table tour_events
  add constraint tour_events_kind_check check (kind in (
    'nominated', 'approved', 'screened', 'rejected', 'medically_cleared', 'selected', 'travelling', 'arrived', 'check_in_failed',
    'extended', 'moved', 'left', 'repatriated', 'died', 'home', 'closed', 'corrected', 'rescheduled', 'cancelled', 'undone', 'restood',
    'import_corrected', 'import_undone')),
  add column seq integer check (seq > 0),
  add column previous_seq integer,
  add column from_state text,
  add column to_state text check (to_state in (
    'nominated', 'screened', 'medically_cleared', 'selected', 'travelling', 'in_mission', 'repatriating', 'returned', 'closed', 'died',
    'returned_to_pool', 'cancelled')),
  add column facts jsonb not null default '{}',
  add column change_id uuid,
  add column change_decision text check (change_decision = 'approved'),
  -- The override by which a step was left out.
  add column override_id uuid,
  add column undoes_id uuid,
  -- The import that brought it, where one did.
  add column import_id uuid,
  add constraint tour_events_seq unique (contributor, tour_id, seq),
  add constraint tour_events_state unique (contributor, tour_id, seq, to_state),
  add constraint tour_events_named unique (contributor, id, tour_id, kind),
  add constraint tour_events_by unique (contributor, id, recorded_by),
  add constraint tour_events_follow foreign key (contributor, tour_id, previous_seq, from_state)
    references tour_events (contributor, tour_id, seq, to_state),
  add constraint tour_events_override foreign key (contributor, override_id) references guard_overrides (contributor, id),
  add constraint tour_events_undo foreign key (contributor, undoes_id) references tour_events (contributor, id),
  add constraint tour_events_change foreign key (contributor, change_id, change_decision)
    references tour_change_decisions (contributor, change_id, decision),
  add constraint tour_events_order check (
    case when seq is null then previous_seq is null and to_state is null
      when seq = 1 then previous_seq is null and to_state is not null
      else previous_seq is not null and previous_seq = seq - 1 and from_state is not null and to_state is not null end),
  add constraint tour_events_machine check (to_state is null or kind in ('undone', 'restood', 'import_corrected', 'import_undone') or (from_state is null and seq = 1)
    or (kind = 'arrived' and override_id is not null and to_state = 'in_mission'
      and from_state in ('nominated', 'screened', 'medically_cleared', 'selected'))
    or (kind, from_state, to_state) in (
      ('screened', 'nominated', 'screened'), ('medically_cleared', 'screened', 'medically_cleared'),
      ('selected', 'medically_cleared', 'selected'), ('travelling', 'selected', 'travelling'),
      ('travelling', 'nominated', 'travelling'), ('arrived', 'travelling', 'in_mission'),
      ('check_in_failed', 'travelling', 'repatriating'), ('check_in_failed', 'in_mission', 'repatriating'),
      ('left', 'in_mission', 'repatriating'), ('repatriated', 'in_mission', 'repatriating'), ('moved', 'in_mission', 'closed'),
      ('died', 'in_mission', 'died'), ('died', 'repatriating', 'died'), ('home', 'repatriating', 'returned'),
      ('closed', 'returned', 'closed'), ('extended', 'in_mission', 'in_mission'), ('rejected', 'nominated', 'returned_to_pool'),
      ('rejected', 'screened', 'returned_to_pool'), ('rejected', 'medically_cleared', 'returned_to_pool'),
      ('rejected', 'selected', 'returned_to_pool'), ('rejected', 'travelling', 'returned_to_pool'),
      ('cancelled', 'nominated', 'cancelled'), ('cancelled', 'screened', 'cancelled'), ('cancelled', 'medically_cleared', 'cancelled'),
      ('cancelled', 'selected', 'cancelled'), ('cancelled', 'travelling', 'cancelled'), ('rescheduled', 'nominated', 'nominated'),
      ('rescheduled', 'screened', 'screened'), ('rescheduled', 'medically_cleared', 'medically_cleared'),
      ('rescheduled', 'selected', 'selected'), ('rescheduled', 'travelling', 'travelling'), ('extended', 'nominated', 'nominated'),
      ('extended', 'screened', 'screened'), ('extended', 'medically_cleared', 'medically_cleared'),
      ('extended', 'selected', 'selected'), ('extended', 'travelling', 'travelling'), ('corrected', 'nominated', 'nominated'),
      ('corrected', 'screened', 'screened'), ('corrected', 'medically_cleared', 'medically_cleared'),
      ('corrected', 'selected', 'selected'), ('corrected', 'travelling', 'travelling'), ('corrected', 'in_mission', 'in_mission'),
      ('corrected', 'repatriating', 'repatriating'), ('corrected', 'returned', 'returned'), ('corrected', 'closed', 'closed'),
      ('corrected', 'died', 'died'))),
  add constraint tour_events_undone check ((kind = 'undone') = (undoes_id is not null)),
  add constraint tour_events_four_eyes check (kind not in ('corrected', 'extended', 'moved', 'undone')
    or (change_id is not null and change_decision is not null)) not valid;

create table guard_override_uses (
  contributor text not null references contributors (code),
  override_id uuid not null,
  kind text not null,
  lifted_by text not null,
  contribution_id uuid,
  contribution_event_id uuid,
  tour_event_id uuid,
  used_by text not null,
  primary key (contributor, override_id),
  foreign key (contributor, override_id, kind, lifted_by) references guard_overrides (contributor, id, kind, recorded_by),
  foreign key (contributor, contribution_event_id, contribution_id, used_by)
    references contribution_events (contributor, id, contribution_id, recorded_by),
  foreign key (contributor, tour_event_id, used_by) references tour_events (contributor, id, recorded_by),
  check (num_nonnulls(contribution_event_id, tour_event_id) = 1),
  check ((contribution_id is null) = (contribution_event_id is null)),
  constraint guard_override_uses_four_eyes check (kind = 'happened' or lifted_by <> used_by)
);

alter table presences
  -- The event that wrote it, and the one that replaced it.
  add column event_id uuid,
  add column superseded_event uuid,
  add column superseded_kind text,
  add constraint presences_written_by foreign key (contributor, event_id) references tour_events (contributor, id)
    deferrable initially deferred,
  add constraint presences_superseded_by foreign key (contributor, superseded_event, tour_id, superseded_kind)
    references tour_events (contributor, id, tour_id, kind) deferrable initially deferred,
  add constraint presences_ended_by_fact check (superseded_at is null or standing = 'planned'
    or (superseded_event is not null and superseded_kind is not null and superseded_kind in ('left', 'repatriated', 'died',
      'check_in_failed', 'corrected', 'extended', 'moved', 'undone', 'restood', 'import_corrected',
      'import_undone'))) not valid;
create index presences_of_event on presences (contributor, event_id) where event_id is not null;
create index places_of_ceiling_to on places (contributor, ceiling_id, to_day);

create table lead_times (
  contributor text not null references contributors (code),
  id uuid not null,
  role text check (role in ('unmo', 'mlo', 'staff_officer', 'contingent_member')),
  contribution_id uuid,
  select_days integer not null check (select_days >= 0),
  train_days integer not null check (train_days >= 0),
  clear_days integer not null check (clear_days >= 0),
  visa_days integer not null check (visa_days >= 0),
  fly_days integer not null check (fly_days >= 0),
  valid_from date not null,
  source text not null,
  confidence text not null check (confidence in ('verified', 'unverified', 'inferred')),
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz check (superseded_at >= recorded_at),
  primary key (contributor, id),
  foreign key (contributor, contribution_id) references contributions (contributor, id),
  check (num_nonnulls(role, contribution_id) <= 1)
);

alter table contribution_terms enable row level security;
alter table contribution_terms force row level security;
create policy own_rows on contribution_terms using (contributor = current_setting('contingent.contributor', true));
alter table contribution_events enable row level security;
alter table contribution_events force row level security;
create policy own_rows on contribution_events using (contributor = current_setting('contingent.contributor', true));
alter table contribution_papers enable row level security;
alter table contribution_papers force row level security;
create policy own_rows on contribution_papers using (contributor = current_setting('contingent.contributor', true));
alter table contribution_duties enable row level security;
alter table contribution_duties force row level security;
create policy own_rows on contribution_duties using (contributor = current_setting('contingent.contributor', true));
alter table rotation_plans enable row level security;
alter table rotation_plans force row level security;
create policy own_rows on rotation_plans using (contributor = current_setting('contingent.contributor', true));
alter table rotation_lots enable row level security;
alter table rotation_lots force row level security;
create policy own_rows on rotation_lots using (contributor = current_setting('contingent.contributor', true));
alter table rotation_facts enable row level security;
alter table rotation_facts force row level security;
create policy own_rows on rotation_facts using (contributor = current_setting('contingent.contributor', true));
alter table rotation_rolls enable row level security;
alter table rotation_rolls force row level security;
create policy own_rows on rotation_rolls using (contributor = current_setting('contingent.contributor', true));
alter table tour_changes enable row level security;
alter table tour_changes force row level security;
create policy own_rows on tour_changes using (contributor = current_setting('contingent.contributor', true));
alter table tour_change_decisions enable row level security;
alter table tour_change_decisions force row level security;
create policy own_rows on tour_change_decisions using (contributor = current_setting('contingent.contributor', true));
alter table guard_overrides enable row level security;
alter table guard_overrides force row level security;
create policy own_rows on guard_overrides using (contributor = current_setting('contingent.contributor', true));
alter table guard_override_uses enable row level security;
alter table guard_override_uses force row level security;
create policy own_rows on guard_override_uses using (contributor = current_setting('contingent.contributor', true));
alter table lead_times enable row level security;
alter table lead_times force row level security;
create policy own_rows on lead_times using (contributor = current_setting('contingent.contributor', true));

grant select, insert on contribution_events, contribution_papers, rotation_lots, tour_changes, tour_change_decisions, guard_overrides,
  guard_override_uses to contingent_app;
grant select, insert, update (superseded_at) on contribution_terms, contribution_duties, rotation_plans, rotation_facts, rotation_rolls,
  lead_times to contingent_app;
grant update (superseded_at) on contributions, rotations to contingent_app;
grant update (superseded_event, superseded_kind) on presences to contingent_app;
