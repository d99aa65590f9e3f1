/** What tests of several packages need: JVMs to run in, and programs to run in them. */
@NullMarked
package watershed.testing;

import org.jspecify.annotations.NullMarked;
