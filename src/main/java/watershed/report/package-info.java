/** Tables and files for people, written from records and analysis alone. */
@NullMarked
package watershed.report;

import org.jspecify.annotations.NullMarked;
