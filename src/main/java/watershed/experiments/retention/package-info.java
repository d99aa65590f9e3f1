/** What is kept after one is done with it: tables, deleted values, buffers behind small keys. */
@NullMarked
package watershed.experiments.retention;

import org.jspecify.annotations.NullMarked;
