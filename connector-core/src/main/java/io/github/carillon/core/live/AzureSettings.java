package io.github.carillon.core.live;

import io.github.carillon.core.http.HttpLimits;

/**
 * How notes are pushed by Azure SignalR Service.
 *
 * @param hub the hub's name there: letters, digits and underscores
 * @param method the clients' method that is called
 * @param limits of time and connections
 */
public record AzureSettings(AzureAccount account, String hub, String method, HttpLimits limits) {}
