/**
 * What goes wrong in processes, and when who is told of it: alerts in groups, each told at once, then in digests, with
 * reminders and an all-clear, as Prometheus' Alertmanager does it.
 */
@NullMarked
package io.github.carillon.core.alert;

import org.jspecify.annotations.NullMarked;
