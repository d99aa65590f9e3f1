/** Pure functions from records to judgements. */
@NullMarked
package watershed.analysis;

import org.jspecify.annotations.NullMarked;
