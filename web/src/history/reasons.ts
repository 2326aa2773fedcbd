/** Sentences of what stands against a file, a commit or an undo, by code. */
import { defineText } from "../language/text.ts";

export const historyReasons = defineText("reasons.history", {
  "workbook-unreadable": {
    en: "The file cannot be read as a workbook ({{detail}}). Open it in a spreadsheet and save it as XLSX or as CSV in UTF-8.",
    ru: "Файл не читается как таблица ({{detail}}). Откройте его в таблице и сохраните как XLSX или CSV в UTF-8.",
    kk: "Файл кесте ретінде оқылмайды ({{detail}}). Оны кестеде ашып, XLSX не UTF-8 CSV түрінде сақтаңыз.",
    fr: "Le fichier ne se lit pas comme classeur ({{detail}}). Ouvrez-le dans un tableur et enregistrez en XLSX ou CSV UTF-8.",
  },
  "workbook-too-large-file": {
    en: "The file is larger than {{limit}} MB; split it and import the parts one after another.",
    ru: "Файл больше {{limit}} МБ; разделите его и импортируйте по частям.",
    kk: "Файл {{limit}} МБ-тан үлкен; бөліп, бірінен соң бірін импорттаңыз.",
    fr: "Le fichier dépasse {{limit}} Mo ; divisez-le et importez les parties l’une après l’autre.",
  },
  "workbook-too-large-expanded": {
    en: "Unpacked, the file is larger than {{limit}} MB; split it and import the parts one after another.",
    ru: "В распакованном виде файл больше {{limit}} МБ; разделите его.",
    kk: "Ашылғанда файл {{limit}} МБ-тан үлкен; оны бөліңіз.",
    fr: "Décompressé, le fichier dépasse {{limit}} Mo ; divisez-le.",
  },
  "workbook-too-large-rows": {
    en: "The file has more than {{limit}} rows; split it and import the parts one after another.",
    ru: "В файле больше {{limit}} строк; разделите его и импортируйте по частям.",
    kk: "Файлда {{limit}} жолдан көп; бөліп импорттаңыз.",
    fr: "Le fichier a plus de {{limit}} lignes ; divisez-le.",
  },
  "workbook-too-large-sheets": {
    en: "The file has more than {{limit}} sheets.",
    ru: "В файле больше {{limit}} листов.",
    kk: "Файлда {{limit}} парақтан көп.",
    fr: "Le fichier a plus de {{limit}} feuilles.",
  },
  "workbook-format-xls": {
    en: "The file is in the format of before 2007, or behind a password. Save it as XLSX without a password.",
    ru: "Файл старого формата (до 2007) или с паролем. Сохраните как XLSX без пароля.",
    kk: "Файл ескі пішімде (2007 жылға дейінгі) немесе құпиясөзбен. Оны құпиясөзсіз XLSX етіп сақтаңыз.",
    fr: "Le fichier est d’un format d’avant 2007, ou protégé. Enregistrez-le en XLSX sans mot de passe.",
  },
  "workbook-format-ods": {
    en: "The file is an OpenDocument table. Save it as XLSX or CSV.",
    ru: "Это таблица OpenDocument. Сохраните как XLSX или CSV.",
    kk: "Бұл OpenDocument кестесі. XLSX не CSV етіп сақтаңыз.",
    fr: "C’est un tableau OpenDocument. Enregistrez-le en XLSX ou CSV.",
  },
  "workbook-format-empty": {
    en: "The file is empty.",
    ru: "Файл пуст.",
    kk: "Файл бос.",
    fr: "Le fichier est vide.",
  },
  "history-not-clean": {
    en: "Errors ({{errors}}) and open questions ({{questions}}) stand against it. Mend the file or answer, and look again.",
    ru: "Мешают ошибки ({{errors}}) и открытые вопросы ({{questions}}). Исправьте файл или ответьте и проверьте снова.",
    kk: "{{errors}} қате мен {{questions}} ашық сұрақ кедергі. Файлды түзетіңіз не жауап беріп, қайта тексеріңіз.",
    fr: "Des erreurs ({{errors}}) et des questions ouvertes ({{questions}}) s’y opposent. Corrigez ou répondez, puis examinez à nouveau.",
  },
  "history-nothing-new": {
    en: {
      one: "Nothing new: {{count}} row stands already. Nothing was recorded.",
      other: "Nothing new: {{count}} rows stand already. Nothing was recorded.",
    },
    ru: {
      one: "Нового нет: {{count}} строка уже записана. Ничего не записано.",
      few: "Нового нет: {{count}} строки уже записаны. Ничего не записано.",
      many: "Нового нет: {{count}} строк уже записано. Ничего не записано.",
    },
    kk: "Жаңа ештеңе жоқ: {{count}} жол бұрыннан тұр. Ештеңе жазылмады.",
    fr: {
      one: "Rien de nouveau : {{count}} ligne y est déjà. Rien n’a été enregistré.",
      other: "Rien de nouveau : {{count}} lignes y sont déjà. Rien n’a été enregistré.",
    },
  },
  "history-changed": {
    en: "Something was recorded since the dry run, and the import would now write something else. Look at it again.",
    ru: "После проверки что-то было записано, и импорт записал бы другое. Проверьте снова.",
    kk: "Тексерістен кейін бірдеңе жазылған, импорт енді басқаша жазар еді. Қайта тексеріңіз.",
    fr: "Quelque chose a été enregistré depuis l’examen ; l’import écrirait autre chose. Examinez à nouveau.",
  },
  "history-not-open": {
    en: "The import was recorded, taken back or laid aside already.",
    ru: "Импорт уже записан, отменён или отложен.",
    kk: "Импорт жазылған, кері қайтарылған немесе шетке қойылған.",
    fr: "L’import est déjà enregistré, annulé ou écarté.",
  },
  "history-not-checked": {
    en: "The file was not looked at yet; a dry run comes first.",
    ru: "Файл ещё не проверен; сначала проверка.",
    kk: "Файл әлі тексерілген жоқ; алдымен тексеріс.",
    fr: "Le fichier n’a pas encore été examiné.",
  },
  "history-not-committed": {
    en: "Only an import that was recorded can be taken back.",
    ru: "Отменить можно только записанный импорт.",
    kk: "Тек жазылған импортты кері қайтаруға болады.",
    fr: "Seul un import enregistré peut être annulé.",
  },
  "history-rests-tour-changed": {
    en: {
      one: "{{count}} change was made to its tours later, to that of {{about}}. Take it back first.",
      other: "{{count}} changes were made to its tours later, as to that of {{about}}. Take those back first.",
    },
    ru: "Его командировки позже менялись ({{count}}), например {{about}}. Сначала отмените это.",
    kk: "Оның мерзімдері кейін өзгертілген ({{count}}), мысалы {{about}}. Алдымен соны қайтарыңыз.",
    fr: "Ses séjours ont été modifiés ensuite ({{count}}), comme celui de {{about}}. Annulez cela d’abord.",
  },
  "history-rests-tour-added": {
    en: {
      one: "{{count}} tour was recorded later of somebody it brought, {{about}}. Take it back first.",
      other: "{{count}} tours were recorded later of people it brought, as of {{about}}. Take those back first.",
    },
    ru: "Позже записаны командировки внесённых им людей ({{count}}), например {{about}}. Сначала отмените это.",
    kk: "Ол әкелген адамдардың мерзімдері кейін жазылған ({{count}}), мысалы {{about}}. Алдымен соны қайтарыңыз.",
    fr: {
      one: "{{count}} séjour d’une personne qu’il a apportée, {{about}}, a été enregistré ensuite. Annulez-le d’abord.",
      other:
        "{{count}} séjours de personnes qu’il a apportées ont été enregistrés ensuite, comme {{about}}. Annulez-les d’abord.",
    },
  },
  "history-rests-tour-of-contribution": {
    en: {
      one: "{{count}} tour stands under a contribution it brought, {{about}}. Take it back first.",
      other: "{{count}} tours stand under a contribution it brought, as {{about}}. Take those back first.",
    },
    ru: "Под внесённым вкладом стоят командировки ({{count}}), например {{about}}. Сначала отмените это.",
    kk: "Ол әкелген үлесте мерзімдер тұр ({{count}}), мысалы {{about}}. Алдымен соны қайтарыңыз.",
    fr: {
      one: "{{count}} séjour relève d’une contribution qu’il a apportée, {{about}}. Annulez-le d’abord.",
      other: "{{count}} séjours relèvent d’une contribution qu’il a apportée, comme {{about}}. Annulez-les d’abord.",
    },
  },
  "history-rests-evidence": {
    en: {
      one: "{{count}} proof was recorded of somebody it brought, {{about}}.",
      other: "{{count}} proofs were recorded of people it brought, as {{about}}.",
    },
    ru: "Внесённым людям записаны подтверждения ({{count}}), например {{about}}.",
    kk: "Ол әкелген адамдарға құжаттар жазылған ({{count}}), мысалы {{about}}.",
    fr: {
      one: "{{count}} preuve a été enregistrée pour une personne qu’il a apportée, {{about}}.",
      other: "{{count}} preuves ont été enregistrées pour des personnes qu’il a apportées, comme {{about}}.",
    },
  },
  "history-rests-declaration": {
    en: {
      one: "{{count}} declaration was recorded of somebody it brought, {{about}}.",
      other: "{{count}} declarations were recorded of people it brought, as {{about}}.",
    },
    ru: "Внесённым людям записаны заявления ({{count}}), например {{about}}.",
    kk: "Ол әкелген адамдардың өтініштері жазылған ({{count}}), мысалы {{about}}.",
    fr: {
      one: "{{count}} déclaration a été enregistrée pour une personne qu’il a apportée, {{about}}.",
      other: "{{count}} déclarations ont été enregistrées pour des personnes qu’il a apportées, comme {{about}}.",
    },
  },
  "history-rests-import": {
    en: "A later import builds on it: {{about}}. Take that back first.",
    ru: "На нём основан более поздний импорт: {{about}}. Сначала отмените его.",
    kk: "Кейінгі импорт соған негізделген: {{about}}. Алдымен соны қайтарыңыз.",
    fr: "Un import ultérieur s’y appuie : {{about}}. Annulez-le d’abord.",
  },
});
