/** Tests of the package of the same name. */
@NullMarked
package watershed.experiments;

import org.jspecify.annotations.NullMarked;
