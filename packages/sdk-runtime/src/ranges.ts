import type { Answer } from './outcome.ts';

declare const byMediaType: unique symbol;

/**
 * Stands for the bodies of a status that has several media types; `mediaType` of its outcome tells
 * them apart.
 *
 * @typeParam Media - Body type by media type.
 */
export interface ByMediaType<Media> {
  readonly [byMediaType]: Media;
}

/** The answers of a status: one, or one for each media type. */
export type Answers<Status extends number, Body> = [Body] extends [ByMediaType<infer Media>]
  ? {
      [Type in keyof Media]: Answer<Status, Media[Type]> & {
        /** As the contract has it. */
        readonly mediaType: Type;
      };
    }[keyof Media]
  : Answer<Status, Body>;

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Numbers<Text> = Text extends `${infer Value extends number}` ? Value : never;

/** Every status of a class (RFC 9110, section 15). */
interface Classes {
  '1XX': Numbers<`1${Digit}${Digit}`>;
  '2XX': Numbers<`2${Digit}${Digit}`>;
  '3XX': Numbers<`3${Digit}${Digit}`>;
  '4XX': Numbers<`4${Digit}${Digit}`>;
  '5XX': Numbers<`5${Digit}${Digit}`>;
}

/** The answers under a range, and those under `default`: each status that is not documented by itself. */
export type Ranged<Responses> =
  | {
      [Range in keyof Responses & keyof Classes]: Answers<
        Exclude<Classes[Range], keyof Responses>,
        Responses[Range]
      >;
    }[keyof Responses & keyof Classes]
  | (Responses extends { default: infer Body }
      ? Answers<Rest<Responses, Exclude<keyof Classes, '2XX'>>, Body> | DefaultSuccess<Responses, Body>
      : never);

type Rest<Responses, Ranges extends keyof Classes> = Exclude<
  Classes[Exclude<Ranges, keyof Responses>],
  keyof Responses
>;

/** Where a success is documented, `default` stands for none. */
type DefaultSuccess<Responses, Body> = keyof Responses & (Classes['2XX'] | '2XX') extends never
  ? Answers<Classes['2XX'], Body>
  : never;
