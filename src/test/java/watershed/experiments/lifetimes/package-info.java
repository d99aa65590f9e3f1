/** Tests of the package of the same name. */
@NullMarked
package watershed.experiments.lifetimes;

import org.jspecify.annotations.NullMarked;
