/** Sentences of what is refused about figures, by code, in the languages of the pages; places are the facts. Pure. */

/** By the code of the refusal. */
export const figureText = {
  "bridge-units-differ": {
    en: "{{from}} and {{to}} count different things and are never added across. Choose two figures of one unit.",
    ru: "{{from}} и {{to}} считают разное и никогда не складываются. Выберите два показателя с одной единицей счёта.",
    kk: "{{from}} мен {{to}} әртүрлі нәрсені санайды, оларды қосуға болмайды. Бір өлшем бірлігіндегі екі көрсеткішті таңдаңыз.",
    fr: "{{from}} et {{to}} comptent des choses différentes et ne s’additionnent jamais. Choisissez deux chiffres de même unité.",
  },
  "bridge-not-a-count": {
    en: "{{definition}} is a share or an average: what lies between two of them is no number of people. Compare the counts it is made of.",
    ru: "{{definition}} — доля или среднее: разница двух таких значений не есть число людей. Сравните показатели, из которых оно сложено.",
    kk: "{{definition}} — үлес не орташа: екеуінің айырмасы адам саны емес. Оны құрайтын көрсеткіштерді салыстырыңыз.",
    fr: "{{definition}} est une part ou une moyenne : l’écart entre deux n’est pas un nombre de personnes. Comparez les chiffres dont il est fait.",
  },
  "known-later-than-now": {
    en: "Nothing is known yet at {{knownAt}}; it is {{now}}. Leave the moment out, or name an earlier one.",
    ru: "На {{knownAt}} ещё ничего не известно: сейчас {{now}}. Не указывайте момент или назовите более ранний.",
    kk: "{{knownAt}} сәтінде әлі ештеңе белгілі емес: қазір {{now}}. Сәтті көрсетпеңіз немесе ертерегін атаңыз.",
    fr: "Rien n’est encore connu au {{knownAt}} ; il est {{now}}. Laissez le moment de côté ou nommez-en un antérieur.",
  },
  "words-without-the-number": {
    en: "The words do not say {{number}}, which is the figure on {{asOf}}. A figure that is issued is said as it was counted.",
    ru: "В тексте нет числа {{number}} — таков показатель на {{asOf}}. Выдаваемый показатель называют так, как он сочтён.",
    kk: "Мәтінде {{number}} саны жоқ — {{asOf}} күнгі көрсеткіш осы. Берілетін көрсеткіш саналғандай айтылады.",
    fr: "Le texte ne dit pas {{number}}, qui est le chiffre au {{asOf}}. Un chiffre communiqué se dit tel qu’il a été compté.",
  },
  "own-figure": {
    en: "{{definition}} as of {{asOf}} was prepared by this account: a second person issues it.",
    ru: "{{definition}} на {{asOf}} подготовлен этой учётной записью: выдаёт второй человек.",
    kk: "{{asOf}} күнгі {{definition}} көрсеткішін осы тіркелгі дайындаған: оны екінші адам береді.",
    fr: "{{definition}} au {{asOf}} a été préparé par ce compte : une seconde personne le communique.",
  },
  "rows-not-as-frozen": {
    en: "Computed again at {{knownAt}}, {{definition}} does not give the rows that were frozen: something was being recorded while it was prepared. Prepare it again.",
    ru: "Пересчитанный на {{knownAt}}, {{definition}} не даёт зафиксированных строк: при подготовке что-то записывалось. Подготовьте его заново.",
    kk: "{{knownAt}} сәтіне қайта есептелген {{definition}} бекітілген жолдарды бермейді: дайындау кезінде бірдеңе жазылып жатқан. Қайта дайындаңыз.",
    fr: "Recalculé au {{knownAt}}, {{definition}} ne redonne pas les lignes figées : quelque chose s’enregistrait pendant sa préparation. Préparez-le de nouveau.",
  },
  "replaced-without-reason": {
    en: "{{number}} is to be replaced: say why.",
    ru: "{{number}} заменяется: укажите причину.",
    kk: "{{number}} ауыстырылады: себебін айтыңыз.",
    fr: "{{number}} doit être remplacé : dites pourquoi.",
  },
  "issue-not-open": {
    en: "{{name}} is {{state}} and stays as it is.",
    ru: "{{name}}: {{state}}; изменить это нельзя.",
    kk: "{{name}}: {{state}}; бұл өзгермейді.",
    fr: "{{name}} : {{state}} ; cela ne change plus.",
  },
} as const;
