/** Words of report/ in nn. */
import type { ReportWords } from "../words/report.ts";

const hidden = "skjult";
const missing = "manglar";
const inapplicable = "ikkje aktuelt";
const tooFew = "for få til å rekne";

export const report: ReportWords = {
  frame: {
    skip: "Hopp til innhaldet",
    contents: "Innhald",
    synthetic: {
      title: "Syntetiske data.",
      text: "Tala er laga for å vise og prøve programmet. Dei seier ingenting om verkelege kommunar eller ungdommar.",
    },
    figure: "Figur {number}",
    table: "Tabell {number}",
    n: "Grunnlag",
    source: "Kjelde",
    period: "Periode",
    hidden: "Skjulte tal",
    asTable: "Vis tala i figur {number} som tabell",
    colophon: "Om denne rapporten",
  },
  columns: {
    indicator: "Indikator",
    area: "Område",
    period: "Periode",
    group: "Gruppe",
    comparator: "Samanlikna med",
    value: "Verdi",
    ratio: "Forhold",
    difference: "Skilnad",
    interval: "Uvisseintervall",
    file: "Fil",
    files: "Filer",
    provider: "Avsendar",
    kind: "Innhald",
    received: "Motteke",
    read: "Lese",
    accepted: "Godteke",
    rejected: "Avvist",
    milestone: "Milepæl",
    planned: "Planlagt",
    actual: "Faktisk",
  },
  guide: {
    title: "Slik les du tala",
    items: [
      "Tal som er skjulte, er skjulte av omsyn til personvernet: dei gjeld få personar, eller kunne ha røpt eit tal som gjer det. Skjult tyder ikkje null.",
      "Eit tal som manglar, er ikkje levert. Det er aldri rekna som null.",
      "Uvisseintervallet viser kva nivå tala kan sameinast med. Di færre hendingar, di breiare intervall. Når intervallet rommar likt nivå, kan skilnaden vere tilfeldig.",
      "Dei fleste tala gjeld heile regionen over fire kvartal. I ein einskild kommune og eit einskilt kvartal er det så få hendingar at tilfelle ville styrt biletet.",
      "Eit forhold på 1 tyder likt nivå, 0,50 tyder halvparten og 2,00 det doble.",
    ],
  },
  instead: {
    missing,
    "missing-area": missing,
    "suppressed-at-source": hidden,
    "not-applicable": inapplicable,
    "no-denominator": inapplicable,
    "no-events": tooFew,
    "few-events": tooFew,
    "few-units": tooFew,
    "few-df": tooFew,
    "not-identified": tooFew,
    "not-converged": tooFew,
    "small-numerator": hidden,
    "small-complement": hidden,
    "small-denominator": hidden,
    "small-contributors": hidden,
    complementary: hidden,
    difference: hidden,
  },
  everyone: "alle",
  baseline: "grunnlinja ({period})",
  nothing: "Ingen tal er melde.",
  sensitivity: {
    analysis: "Utrekning",
    p: "p-verdi",
    direction:
      "{same} av {count} andre utrekningar peikar i same retning som hovudanslaget. Dei er ikkje uavhengige av kvarandre: alle byggjer på dei same tala.",
    quiet: "{label}: ingenting er funne, slik det skal vere.",
    loud: "{label}: noko er funne der ingenting skulle finnast. Det taler mot samanlikninga.",
  },
  summary: {
    lead: "Tala gjeld {area} til og med {period}, slik dei var kjende {date}.",
    describes: "Dei skildrar nivå og utvikling, og seier ikkje kva som er årsaka.",
    missingTitle: "Ikkje alt er levert",
    missing: "Ufullstendig levert: {kinds}. Kva som difor ikkje kan seiast, står i delen om kva som manglar.",
    level: "{period}: {value} ({basis}).",
    outOf: "{count} av {total}",
    levelAlone: "{period}: {value}.",
    withheld: "{period}: blir ikkje vist. {reason}",
    verdict: {
      lower: "Lågare enn i {comparator}.",
      same: "Kan ikkje skiljast frå {comparator}.",
      higher: "Høgare enn i {comparator}.",
      open: "Samanlikna med {comparator}:",
    },
    ratio: "Forholdet er {value}; {level} uvisseintervall {interval}.",
    difference: "Skilnaden er {value}; {level} uvisseintervall {interval}.",
    ratioAlone: "forholdet er {value}. Utan uvisseintervall kan det ikkje avgjerast om nivået er ulikt.",
    differenceAlone: "skilnaden er {value}. Utan uvisseintervall kan det ikkje avgjerast om nivået er ulikt.",
    fewBehindMany:
      "Nokre få ungdommar kan stå bak mange saker. Då er intervallet for smalt til å avgjere om nivået er ulikt.",
    allWithheld: "{period}: blir ikkje vist, og kan heller ikkje samanliknast med {comparators}. {reason}",
    noComparison: "Samanlikninga med {comparator} blir ikkje vist. {reason}",
    noNumber: "Ingen tal for {area}.",
    tally: {
      lower: "Lågare enn i grunnlinja",
      same: "Kan ikkje skiljast frå grunnlinja",
      higher: "Høgare enn i grunnlinja",
      open: "Ikkje avgjort mot grunnlinja",
      withheld: "Kan ikkje samanliknast",
    },
  },
  card: {
    interval: "{level} uvisseintervall {interval}",
    beside: "{area}: {value}",
  },
  deliveries: {
    caption: "Alle filer som rapporten byggjer på",
    byKind: "Leveransar etter innhald",
    total: "Filer: {files}. Lesne rader: {read}, av dei {accepted} godtekne og {rejected} avviste.",
    quarantine:
      "Avviste rader er ikkje med i noko tal. Dei ligg i karantenefila til kvar leveranse, med årsak og linjenummer.",
    unknownKind: "ikkje kjend att",
  },
  missing: {
    none: "Alle kommunar i programmet og i samanlikningsområda har levert det som var venta for perioden.",
    absent: "{kind}, {period}: ikkje levert frå {areas}.",
    partial: "{kind}, {period}: ufullstendig frå {areas}.",
    consequence: "Ingen fulle tal for {group}",
    benchmarkConsequence: "Inga full samanlikning med {group}",
    donorConsequence: "Færre område å samanlikne verknaden med: {group}",
  },
  definitions: {
    numerator: "Teljar: {measure}.",
    denominator: "Nemnar: {measure}.",
    personTime: "Nemnar: {measure}, rekna som personår (eit kvartal tel ein firedel av folketalet).",
    selected: "{measure} ({codes})",
    source: "Kjelde: {source}.",
    break: "Brot i serien frå {from}: {note}",
    maturity: "Eit forløp blir først rekna med når det har gått {days} dagar sidan start.",
    better: {
      lower: "Ønskt retning: lågare.",
      higher: "Ønskt retning: høgare.",
      neither: "Verken høgare eller lågare er betre i seg sjølv.",
    },
  },
  limits: {
    "no-causes": {
      title: "Tala skildrar, dei forklarer ikkje",
      text: "Tala for nivå og utvikling skildrar. Dei testar ikkje om tiltaket verkar, og ei endring kan ha mange årsaker.",
    },
    "treated-benchmark": {
      title: "Salten er ikkje ei kontrollgruppe",
      text: "Salten har hatt Felles Ansvar sidan 2007 og er difor eit nivå å måle seg mot, ikkje ei kontrollgruppe. Skilnaden til Salten seier kvar regionen ligg, ikkje kva tiltaket har gjort.",
    },
    "no-evaluation": {
      title: "Verknaden i Salten er ikkje dokumentert",
      text: "Det er ikkje funne noka publisert effektevaluering av Felles Ansvar Salten etter at tiltaket vart varig. Verknaden kan difor ikkje omtalast som dokumentert.",
    },
    "co-location": {
      title: "Fleire registrerte lovbrot kan tyde meir innsats",
      text: "Når tiltaket sit saman med politiet, kan fleire forhold bli oppdaga og registrerte. Ein auke i registrerte lovbrot kan difor tyde meir innsats, ikkje meir kriminalitet.",
    },
    "two-regimes": {
      title: "14 og 15 år er ikkje det same",
      text: "Den kriminelle lågalderen er 15 år. Lovbrot gjorde av 14- og 15-åringar blir registrerte etter ulike reglar og blir difor viste kvar for seg.",
    },
    "persons-and-cases": {
      title: "Personar og saker er ikkje det same",
      text: "Nokre få ungdommar kan stå bak mange saker. Talet på personar og talet på saker er difor to ulike mål.",
    },
    "person-quarters": {
      title: "Kvartal kan ikkje leggjast saman til personar",
      text: "Ein person som er registrert i fleire kvartal, tel éin gong i kvart av dei. Summen over fire kvartal er difor ikkje talet på ulike personar.",
    },
    "small-numbers": {
      title: "Einskildkommunar blir ikkje samanlikna",
      text: "Tala for kvar kommune er små, og fleire må skjulast. Difor blir regionen vist samla, og kommunar blir aldri ordna etter resultat.",
    },
    "survey-waves": {
      title: "Ungdata har få målingar",
      text: "Ungdata blir gjennomført kvart tredje år (2022, 2025, 2028). Etter oppstarten kjem det berre éin runde før evalueringa i 2029.",
    },
    completion: {
      title: "Fullføring kjem an på kven ein reknar av",
      text: "Delen som fullfører, kjem an på kven han blir rekna av. Her blir han rekna av dei som starta for minst seks månader sidan.",
    },
  },
  milestones: { caption: "Milepælar, planlagde og faktiske", notReported: "ikkje meldt", notDue: "ikkje forfalle" },
  notes: {
    unconfirmed: "Det er ikkje stadfesta at {area} høyrer til {group} frå {date}. Tala for {group} kan bli endra.",
  },
  tableBlock: {
    several: "Indikatorar",
    comparedWith: "samanlikna med {comparator}",
    inBrackets: "{level} uvisseintervall i parentes",
    bracketed: "{value} ({interval})",
  },
  effect: {
    title: {
      signs: "Teikn til verknad",
      against: "Teikn til ingen eller uønskt verknad",
      undecided: "Kan ikkje avgjerast",
    },
    text: {
      signs:
        "Utviklinga har vore gunstigare enn i samanlikningsområda, meir enn tilfeldig fordeling av tiltaket ville gjeve. Ordlyden går ikkje lenger enn dette: prøvene som krevst for å tale om ein klar verknad, er ikkje alle rekna ut.",
      against:
        "Utviklinga har vore mindre gunstig enn i samanlikningsområda, meir enn tilfeldig fordeling av tiltaket ville gjeve.",
      undecided:
        "Ut frå tala kan det ikkje avgjerast om tiltaket har verka. Det er eit resultat i seg sjølv, og tyder ikkje at tiltaket er utan verknad.",
    },
    subject: "{indicator}, {area}, {period}.",
    inSummary: "Verknad av tiltaket: {outcome}. {estimate}",
    estimate: "{value} gonger det som var venta utan tiltaket; {level} randomiseringsintervall {interval}.",
    estimateAlone: "{value} gonger det som var venta utan tiltaket. Det er ikkje rekna noko intervall.",
    donors: "Samanlikna med {donors} ({count} kommunar).",
    unreachable:
      "Med så få område kan utrekninga ikkje nå under grensa som krevst for å tale om verknad, kva tala enn viser.",
    power:
      "Styrke, som storleiksorden: eit fall på 20 % ville bli oppdaga i 11–18 % av tilfella, ei halvering i 65–85 %.",
    terms: {
      subject: "Kva som er målt",
      estimate: "Anslag",
      certainty: "Kor sikkert det er",
      shows: "Kva utrekninga kan vise",
      showsNot: "Kva ho ikkje kan vise",
    },
    shows:
      "Om utviklinga i regionen etter oppstart skilde seg frå utviklinga i kommunar som ikkje hadde tiltaket, meir enn slike kommunar skil seg frå kvarandre.",
    showsNot: [
      "Om ein skilnad kjem av tiltaket eller av noko anna som hende i regionen samstundes.",
      "Om registrerte lovbrot følgjer den verkelege kriminaliteten når politiet arbeider på ein ny måte.",
      "Kva tiltaket har hatt å seie for den einskilde ungdommen.",
    ],
  },
  cost: {
    caption: "Kostnad per forløp, ved sida av samanlikningsområdet",
    counted: "{value} ({count} forløp)",
    countedBetween: "{value} ({interval}; {count})",
    between: "{level} uvisseintervall og talet på forløp i parentes",
    partOfYear: "{period}: {area} hadde berre ein del av året med oppfølging, frå og med {start}.",
    remark:
      "Kostnaden er rekneskapen delt på talet på forløp. Innsats som ikkje blir ført i rekneskapen, som lokale og bil frå politiet, er berre med i den grad han er levert.",
  },
};
