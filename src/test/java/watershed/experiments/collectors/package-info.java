/** Tests of the package of the same name. */
@NullMarked
package watershed.experiments.collectors;

import org.jspecify.annotations.NullMarked;
