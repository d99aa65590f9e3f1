/** Writing to a map that may never have been created: what the guard costs, and the failure. */
@NullMarked
package watershed.experiments.creation;

import org.jspecify.annotations.NullMarked;
