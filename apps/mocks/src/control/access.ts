/** From where the mocks may be driven, beside this machine. */
export interface Access {
  /** The address that is listened on, which a Host may name. */
  readonly host: string;
  /** Names that a Host may be. */
  readonly hosts: readonly string[];
  readonly origins: readonly string[];
}
