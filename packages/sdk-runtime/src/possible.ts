/** What of it can be given at all: editors would offer the rest. */
export type Possible<Parts> = {
  [Name in keyof Parts as [Parts[Name]] extends [undefined] ? never : Name]: Parts[Name];
};
