/** What may be asked over HTTP, by whom, and how much of the web server one stranger can hold. */
@NullMarked
package io.github.carillon.starter.http;

import org.jspecify.annotations.NullMarked;
