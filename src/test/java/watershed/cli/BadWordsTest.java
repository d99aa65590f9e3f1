package watershed.cli;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a command line is told in one line that says what to type instead. */
class BadWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rnu                                       | did you mean 'run'?",
        "reprot                                    | did you mean 'report'?",
        "run --dry-rum                             | did you mean '--dry-run'?",
        "run --dry-run Contentoin                  | did you mean 'Contention'?",
        "list Plantd                               | did you mean 'Planted'?",
        "profile Contenton                         | did you mean 'Contention'?",
        "run --dry-run -p wirtes=5                 | did you mean 'writes'?",
        "run --dry-run Contention -p design=RWLok  | did you mean 'RWLock'?",
        "run --dry-run Contention -p writes=-5     | out of range",
        "run --dry-run Contention -p writes=101    | out of range",
        "run --dry-run Contention -p writes=many   | not a number",
        "run --dry-run Contention -p writes=NaN    | not a number",
        "run --dry-run Contention -p writes        | writes",
        "run --dry-run Contention -p writes=       | a value is empty",
        "run --dry-run Contention -p writes=,      | a value is empty",
        "run --dry-run Contention -t 0             | a whole number from 1",
        "run --dry-run Contention -t -1            | a whole number from 1",
        "run --dry-run Contention -t 0x            | a whole number from 1",
        "run --dry-run Contention -t 10000         | a whole number from 1",
        "run --dry-run Contention -t 1.5           | a whole number from 1",
        "run --dry-run Contention -t two           | give a number",
        "run --dry-run Contention --blocks 0       | from 1",
        "run --dry-run Contention --blocks -3      | from 1",
        "run --dry-run Contention --blocks 2000000000 | from 1",
        "run --dry-run Contention --blocks some    | some",
        "run --dry-run --preset falsh              | falsh",
        "run --dry-run --budget 5                  | such as 90s",
        "run --dry-run --budget 0s                 | such as 90s",
        "run --dry-run --budget 1s                 | give at least that",
        "run --dry-run --turn-deadline soon        | such as 90s",
        "run --dry-run --seed one                  | one",
        "run --dry-run --jdk /nowhere              | no JDK at '/nowhere'",
        "run --dry-run --jdk 99                    | no JDK 99 found",
        "run --resume /nowhere                     | no run at '/nowhere'",
        "report /nowhere                           | no run at '/nowhere'",
        "noise --blocks 1                          | at least 2",
        "noise --jdk 17 --jdk 17                   | one JDK at a time",
        "run --dry-run Contention -p writes=5d     | not a number",
        "run --dry-run Contention -p writes=0x1p3  | not a number",
        "layout HASH_MAPP                          | HASH_MAP",
        "layout HASH_MAP --mode actul              | did you mean 'actual'?",
      })
  void badWordsAreAnsweredInOneLine(String line, String says) {
    Told.refused(says, line.strip().split("\\s+"));
  }
}
