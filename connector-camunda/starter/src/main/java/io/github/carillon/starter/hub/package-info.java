/**
 * A hub that SignalR's own clients connect to: negotiation, three transports and the JSON hub protocol. Who connects
 * hears of their notes as they are stored.
 */
@NullMarked
package io.github.carillon.starter.hub;

import org.jspecify.annotations.NullMarked;
