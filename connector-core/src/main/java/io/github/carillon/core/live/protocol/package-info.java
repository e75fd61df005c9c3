/**
 * SignalR's hub protocol, in its JSON form: what is said once a connection stands, whichever way it does. Knows no
 * network.
 */
@NullMarked
package io.github.carillon.core.live.protocol;

import org.jspecify.annotations.NullMarked;
