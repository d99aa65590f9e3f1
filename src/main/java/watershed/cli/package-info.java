/** The command line: one class per verb. */
@NullMarked
package watershed.cli;

import org.jspecify.annotations.NullMarked;
