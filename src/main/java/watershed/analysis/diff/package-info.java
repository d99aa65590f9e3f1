/** Judges whether one side of a comparison is slower than the other: pure functions. */
@NullMarked
package watershed.analysis.diff;

import org.jspecify.annotations.NullMarked;
