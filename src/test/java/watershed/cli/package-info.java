/** Tests of the package of the same name. */
@NullMarked
package watershed.cli;

import org.jspecify.annotations.NullMarked;
