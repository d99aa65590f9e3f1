/** Tests of the package of the same name. */
@NullMarked
package watershed.probes;

import org.jspecify.annotations.NullMarked;
