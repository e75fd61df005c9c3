/**
 * Pushes notes live to users whom a SignalR hub elsewhere serves: by Azure's service, by a hub's own method, or by an
 * application's own address. The note is in the inbox already; a push that fails loses nothing.
 */
@NullMarked
package io.github.carillon.core.live;

import org.jspecify.annotations.NullMarked;
