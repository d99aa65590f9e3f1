/** Tests of the analysis against planted truths. */
@NullMarked
package watershed.analysis;

import org.jspecify.annotations.NullMarked;
