/** Pushes to apps by Firebase Cloud Messaging, HTTP version 1. */
@NullMarked
package io.github.carillon.core.fcm;

import org.jspecify.annotations.NullMarked;
