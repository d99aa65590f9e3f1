/** Tests of the package of the same name. */
@NullMarked
package watershed.experiments.retention;

import org.jspecify.annotations.NullMarked;
