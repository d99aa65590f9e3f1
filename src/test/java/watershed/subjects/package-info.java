/** Tests of the package of the same name. */
@NullMarked
package watershed.subjects;

import org.jspecify.annotations.NullMarked;
