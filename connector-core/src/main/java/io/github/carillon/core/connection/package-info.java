/** What a kind of connection is made of: the API that each is written against. */
@NullMarked
package io.github.carillon.core.connection;

import org.jspecify.annotations.NullMarked;
