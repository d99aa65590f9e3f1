/** Tests of what memory costs. */
@NullMarked
package watershed.experiments.memory;

import org.jspecify.annotations.NullMarked;
