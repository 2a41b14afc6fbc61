/** The 41 municipalities of Nordland as the samples know them: code, name, role, and persons aged 14–15 on 1 January 2026. */
import type { Role } from "../model/area.ts";

export interface SimulatedArea {
  readonly code: string;
  readonly name: string;
  readonly role: Role;
  /** Persons aged 14 and 15 together on 1 January 2026. */
  readonly youths: number;
}

/**
 * Programme and Salten: Statistics Norway, table 07459. Donors: invented, in proportion to the size of the
 * municipality, so that the county's sum is the true 5543.
 */
const rows: readonly (readonly [code: string, name: string, role: Role, youths: number])[] = [
  ["1804", "Bodø", "benchmark", 1234],
  ["1806", "Narvik", "donor", 499],
  ["1811", "Bindal", "donor", 30],
  ["1812", "Sømna", "donor", 46],
  ["1813", "Brønnøy", "donor", 180],
  ["1815", "Vega", "donor", 26],
  ["1816", "Vevelstad", "donor", 9],
  ["1818", "Herøy", "donor", 42],
  ["1820", "Alstahaug", "donor", 171],
  ["1822", "Leirfjord", "donor", 56],
  ["1824", "Vefsn", "donor", 311],
  ["1825", "Grane", "donor", 33],
  ["1826", "Hattfjelldal", "programme", 24],
  ["1827", "Dønna", "donor", 31],
  ["1828", "Nesna", "programme", 53],
  ["1832", "Hemnes", "programme", 99],
  ["1833", "Rana", "programme", 608],
  ["1834", "Lurøy", "programme", 43],
  ["1835", "Træna", "programme", 8],
  ["1836", "Rødøy", "programme", 27],
  ["1837", "Meløy", "benchmark", 172],
  ["1838", "Gildeskål", "benchmark", 40],
  ["1839", "Beiarn", "benchmark", 14],
  ["1840", "Saltdal", "benchmark", 125],
  ["1841", "Fauske", "benchmark", 184],
  ["1845", "Sørfold", "benchmark", 29],
  ["1848", "Steigen", "benchmark", 52],
  ["1851", "Lødingen", "donor", 43],
  ["1853", "Evenes", "donor", 29],
  ["1856", "Røst", "benchmark", 5],
  ["1857", "Værøy", "benchmark", 13],
  ["1859", "Flakstad", "donor", 27],
  ["1860", "Vestvågøy", "donor", 272],
  ["1865", "Vågan", "donor", 230],
  ["1866", "Hadsel", "donor", 187],
  ["1867", "Bø", "donor", 55],
  ["1868", "Øksnes", "donor", 104],
  ["1870", "Sortland", "donor", 247],
  ["1871", "Andøy", "donor", 101],
  ["1874", "Moskenes", "donor", 20],
  ["1875", "Hamarøy", "benchmark", 64],
];

export const areas: readonly SimulatedArea[] = rows.map(([code, name, role, youths]) => ({ code, name, role, youths }));

/** All its youths were 14 on 1 January 2026: a denominator of 0 that every method must survive. */
export const emptyAge = { code: "1835", year: 2026, age: 15 } as const;
