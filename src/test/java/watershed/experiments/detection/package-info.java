/** Tests of the package of the same name. */
@NullMarked
package watershed.experiments.detection;

import org.jspecify.annotations.NullMarked;
