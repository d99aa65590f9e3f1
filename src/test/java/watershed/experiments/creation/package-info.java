/** Tests of the package of the same name. */
@NullMarked
package watershed.experiments.creation;

import org.jspecify.annotations.NullMarked;
