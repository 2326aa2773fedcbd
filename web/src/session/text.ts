/** Words of the sign-in page. */
import { defineText } from "../language/text.ts";

export const signInText = defineText("signIn", {
  title: { en: "Sign in", ru: "Вход", kk: "Кіру", fr: "Connexion" },
  promise: {
    en: "From parliament’s decision to people in the mission and home again.",
    ru: "От решения парламента до людей в миссии и обратно домой.",
    kk: "Парламент шешімінен миссиядағы адамдарға және үйге оралуға дейін.",
    fr: "De la décision du parlement aux personnes en mission, et jusqu’à leur retour.",
  },
  demoUsers: {
    en: "This is the demonstration. Choose who you want to be:",
    ru: "Это демонстрация. Выберите, кем вы хотите быть:",
    kk: "Бұл — көрсетілім. Кім болғыңыз келетінін таңдаңыз:",
    fr: "Ceci est la démonstration. Choisissez qui vous voulez être :",
  },
  demoNote: {
    en: "All people here are invented. These users work on this machine only.",
    ru: "Все люди здесь вымышлены. Эти пользователи работают только на этой машине.",
    kk: "Мұндағы адамдардың бәрі ойдан шығарылған. Бұл пайдаланушылар тек осы машинада жұмыс істейді.",
    fr: "Toutes les personnes ici sont inventées. Ces utilisateurs n’existent que sur cette machine.",
  },
  whatAdministrator: {
    en: "accounts and the record of what was done",
    ru: "учётные записи и журнал действий",
    kk: "есептік жазбалар мен әрекеттер журналы",
    fr: "les comptes et le journal des actes",
  },
  whatPlanner: {
    en: "plans who goes where and when, and proposes",
    ru: "планирует, кто, куда и когда направится, и представляет план",
    kk: "кім, қайда, қашан баратынын жоспарлап, бекітуге ұсынады",
    fr: "planifie qui part, où et quand, et propose",
  },
  whatApprover: {
    en: "approves or rejects what another proposed",
    ru: "утверждает или отклоняет представленное другим",
    kk: "басқа адам ұсынғанды бекітеді не қабылдамайды",
    fr: "approuve ou rejette ce qu’un autre a proposé",
  },
  whatCommittee: {
    en: "sees figures and law, no names",
    ru: "видит показатели и право, без имён",
    kk: "көрсеткіштер мен құқықты көреді, аты-жөнсіз",
    fr: "voit les chiffres et le droit, sans les noms",
  },
  withPassword: {
    en: "Sign in with a password",
    ru: "Войти с паролем",
    kk: "Құпиясөзбен кіру",
    fr: "Se connecter avec un mot de passe",
  },
  login: { en: "User name", ru: "Имя пользователя", kk: "Пайдаланушы аты", fr: "Nom d’utilisateur" },
  password: { en: "Password", ru: "Пароль", kk: "Құпиясөз", fr: "Mot de passe" },
  signIn: { en: "Sign in", ru: "Войти", kk: "Кіру", fr: "Se connecter" },
  wrong: {
    en: "User name and password do not belong together. Check both, or ask the administrator for a new password.",
    ru: "Имя и пароль не подходят друг к другу. Проверьте их или попросите у администратора новый пароль.",
    kk: "Пайдаланушы аты мен құпиясөз сәйкес емес. Екеуін тексеріңіз не әкімшіден жаңа құпиясөз сұраңыз.",
    fr: "Le nom et le mot de passe ne correspondent pas. Vérifiez-les, ou demandez un nouveau mot de passe à l’administrateur.",
  },
});
