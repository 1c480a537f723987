import type { Schema } from '@clientele/openapi';
import { faker } from '@faker-js/faker/locale/en';
import { snakeCase } from './named-text.ts';
import { isoTime } from './named-time.ts';

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** Least and most of a number, by its name in snake case; the first that fits. */
const names: readonly (readonly [RegExp, Bounds])[] = [
  [/(^|_)age$/, { least: 18, most: 90 }],
  [/(percent(age)?|progress)$/, { least: 0, most: 100 }],
  [/port$/, { least: 1024, most: 49_151 }],
  [/(lat|latitude)$/, { least: -90, most: 90 }],
  [/(lon|lng|longitude)$/, { least: -180, most: 180 }],
  [/(expires_in|ttl|lifetime|max_age|seconds)$/, { least: 60, most: 86_400 }],
  [/(count|total|size|quantity|page|limit|offset|index|position)$/, { least: 0, most: 100 }],
];
const common: Bounds = { least: 0, most: 1000 };

/**
 * A number that people expect under a name, within what the schema allows; not negative where the
 * schema does not ask for it. Undefined where nothing is allowed.
 */
export function namedNumber(name: string, schema: Schema, isInteger: boolean): number | undefined {
  const words = snakeCase(name);
  const { least, most } = boundsOf(schema, names.find(([pattern]) => pattern.test(words))?.[1] ?? common);
  const [step] = numbers(schema, 'multipleOf');
  const time = isInteger && step === undefined ? timeIn(name, schema) : undefined;
  if (time !== undefined) return time;
  const unit = step ?? (isInteger ? 1 : 0.01);
  const first = Math.ceil(least / unit);
  const last = Math.floor(most / unit);
  if (first > last) return undefined;
  const multiples = Array.from({ length: 20 }, () => {
    const count = faker.number.int({ min: safe(first), max: safe(last) });
    // 0.1 * 3 is 0.30000000000000004.
    return Number((count * unit).toPrecision(12));
  });
  // 755.6 / 0.1 is 7556.000000000001, which no validator takes for a multiple.
  return multiples.find((value) => step === undefined || Number.isInteger(value / step));
}

function timeIn(name: string, schema: Schema): number | undefined {
  const words = snakeCase(name);
  if (!/(_at|_time|timestamp|_date|^date|_on)$/.test(words)) return undefined;
  const milliseconds = Date.parse(isoTime(words));
  const { least, most } = limitsOf(schema);
  const seconds = Math.floor(milliseconds / 1000);
  // Names of JavaScript stand for its times.
  const times = words === name.replace(/^_/, '') ? [seconds, milliseconds] : [milliseconds, seconds];
  return times.find((time) => time >= least && time <= most);
}

function boundsOf(schema: Schema, expected: Bounds): Bounds {
  const { least, most } = limitsOf(schema);
  const reach = expected.most - expected.least;
  if (least > expected.most) return { least, most: Math.min(most, least + reach) };
  if (most < expected.least) return { least: Math.max(least, most - reach), most };
  return { least: Math.max(least, expected.least), most: Math.min(most, expected.most) };
}

function limitsOf(schema: Schema): Bounds {
  const isInteger = [schema['type']].flat().includes('integer');
  const unit = isInteger ? 1 : 0.01;
  const least = [
    ...numbers(schema, 'minimum'),
    ...numbers(schema, 'exclusiveMinimum').map((limit) =>
      Number.isInteger(limit / unit) ? limit + unit : limit,
    ),
  ];
  const most = [
    ...numbers(schema, 'maximum'),
    ...numbers(schema, 'exclusiveMaximum').map((limit) =>
      Number.isInteger(limit / unit) ? limit - unit : limit,
    ),
  ];
  return { least: Math.max(...least), most: Math.min(...most) };
}

function numbers(schema: Schema, keyword: string): readonly number[] {
  const value = schema[keyword];
  return typeof value === 'number' ? [value] : [];
}

function safe(value: number): number {
  return Math.min(Math.max(value, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}
