/** Pushes to apps by the Apple Push Notification service. */
@NullMarked
package io.github.carillon.core.apns;

import org.jspecify.annotations.NullMarked;
