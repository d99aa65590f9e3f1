package watershed.experiments;

/** How much to measure. Each preset holds all cells of the ones before it. */
public enum Preset {
  /** Proves in under a minute that everything works; its figures are not for quoting. */
  FLASH,
  /** A first answer to everything in under fifteen minutes on two cores. */
  QUICK,
  /** About three hours on two cores. */
  STANDARD,
  /** A night. */
  THOROUGH
}
