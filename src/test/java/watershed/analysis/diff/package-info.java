/** Tests of the judgement of a comparison: planted changes, and simulations of its promises. */
@NullMarked
package watershed.analysis.diff;

import org.jspecify.annotations.NullMarked;
