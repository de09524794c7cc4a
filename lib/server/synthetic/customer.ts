// Who is one synthetic customer? Facts drawn together, so that age, income, household and place go with each other.
import { nameSortKey, searchKey } from "@/lib/domain/basics/text";
import type { Random } from "@/lib/domain/stats/random";
import { lifestyles } from "./catalogue";
import {
  companyForms,
  companyTrades,
  companyWords,
  familyNames,
  givenNames,
  middleNames,
  occupations,
  provinces,
} from "./names";

export interface SyntheticCustomer {
  readonly kind: "person" | "company";
  readonly name: string;
  readonly nameSearch: string;
  readonly nameSort: string;
  readonly gender: "female" | "male" | null;
  readonly birthDate: string | null;
  readonly education: string | null;
  readonly occupation: string | null;
  readonly maritalStatus: string | null;
  readonly incomeMinor: number | null;
  readonly householdSize: number | null;
  readonly kidsCount: number | null;
  readonly homeOwnership: string | null;
  readonly provinceCode: string;
  readonly industry: string | null;
  readonly employees: number | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly lifestyle: number;
}

const familyWeights = familyNames.map(([, weight]) => weight);
const provinceWeights = provinces.map(([, weight]) => weight);
const lifestyleWeights = lifestyles.map(({ share }) => share);
const educations = ["secondary", "high_school", "vocational", "college", "bachelor", "master"];
const industries = [
  "retail",
  "services",
  "hospitality",
  "education",
  "construction",
  "technology",
  "manufacturing",
  "health",
];
const mobilePrefixes = [
  "32",
  "33",
  "35",
  "36",
  "38",
  "39",
  "70",
  "76",
  "77",
  "79",
  "81",
  "83",
  "85",
  "86",
  "88",
  "89",
  "90",
  "91",
  "93",
  "94",
  "96",
  "97",
  "98",
];

const twoDigits = (value: number) => String(value).padStart(2, "0");

function phoneNumber(random: Random): string {
  return `+84${random.pick(mobilePrefixes)}${String(random.below(10_000_000)).padStart(7, "0")}`;
}

function company(random: Random, ordinal: number, provinceCode: string): SyntheticCustomer {
  const name = `${random.pick(companyForms)} ${random.pick(companyTrades)} ${random.pick(companyWords)}`;
  return {
    kind: "company",
    name,
    nameSearch: searchKey(name),
    nameSort: nameSortKey(name, "company"),
    gender: null,
    birthDate: null,
    education: null,
    occupation: null,
    maritalStatus: null,
    incomeMinor: null,
    householdSize: null,
    kidsCount: null,
    homeOwnership: null,
    provinceCode,
    industry: random.pick(industries),
    employees: Math.max(1, Math.round(Math.exp(random.normal(3, 1.2)))),
    phone: phoneNumber(random),
    email: `lienhe${ordinal}@doanhnghiep.example`,
    lifestyle: random.weighted(lifestyleWeights),
  };
}

/** One customer; about one in twenty is a company, about one fact in eight is unknown. `thisYear` bounds the ages. */
export function syntheticCustomer(random: Random, ordinal: number, thisYear: number): SyntheticCustomer {
  const provinceCode = provinces[random.weighted(provinceWeights)]?.[0] ?? "01";
  if (random.chance(0.05)) return company(random, ordinal, provinceCode);
  const known = <T>(value: T): T | null => (random.chance(0.875) ? value : null);
  const gender = random.chance(0.54) ? "female" : "male";
  const family = familyNames[random.weighted(familyWeights)]?.[0] ?? "Nguyễn";
  const given = random.pick(givenNames[gender]);
  const name = `${family} ${random.pick(middleNames[gender])} ${given}`;
  const lifestyle = random.weighted(lifestyleWeights);
  const age = Math.min(
    88,
    Math.max(
      18,
      Math.round(
        lifestyle === 0 ? random.normal(33, 5) : lifestyle === 1 ? random.normal(27, 5) : random.normal(43, 13),
      ),
    ),
  );
  const married = random.chance(lifestyle === 0 ? 0.95 : lifestyle === 1 ? 0.08 : age > 28 ? 0.78 : 0.2);
  const kids = married ? random.poisson(lifestyle === 0 ? 1.6 : 0.9) : 0;
  const educationIndex = Math.min(5, Math.max(0, Math.round(random.normal(age > 55 ? 1.5 : 3, 1.2))));
  const city = provinceCode === "79" || provinceCode === "01";
  const income = 6_000_000 * Math.exp(random.normal(0.15 * educationIndex + (city ? 0.35 : 0), 0.45));
  const nameSearch = searchKey(name);
  return {
    kind: "person",
    name,
    nameSearch,
    nameSort: nameSortKey(name, "person"),
    gender,
    birthDate: known(`${thisYear - age}-${twoDigits(1 + random.below(12))}-${twoDigits(1 + random.below(28))}`),
    education: known(educations[educationIndex] ?? "high_school"),
    occupation: known(random.pick(occupations)),
    maritalStatus: known(married ? "married" : age > 45 && random.chance(0.4) ? "divorced" : "single"),
    incomeMinor: random.chance(0.7) ? Math.round(income / 100_000) * 100_000 : null,
    householdSize: known(Math.max(1, (married ? 2 : 1) + kids + (random.chance(0.25) ? 1 : 0))),
    kidsCount: known(kids),
    homeOwnership: known(
      random.chance(Math.min(0.9, age / 70)) ? "owner" : random.chance(0.6) ? "renter" : "with_family",
    ),
    provinceCode,
    industry: null,
    employees: null,
    phone: random.chance(0.92) ? phoneNumber(random) : null,
    email: random.chance(0.64) ? `${nameSearch.replace(/\s+/g, ".")}.${ordinal}@thu.example` : null,
    lifestyle,
  };
}
