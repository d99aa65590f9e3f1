/** Tests of the package of the same name. */
@NullMarked
package watershed.experiments.races;

import org.jspecify.annotations.NullMarked;
