/** Tests of the package of the same name. */
@NullMarked
package watershed.lab;

import org.jspecify.annotations.NullMarked;
