/** Tests of the verbs. */
@NullMarked
package watershed.cli;

import org.jspecify.annotations.NullMarked;
