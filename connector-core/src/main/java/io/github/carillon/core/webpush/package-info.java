/** Pushes to browsers by Web Push (RFC 8030, 8291, 8292), and to apps by UnifiedPush, which is the same with less leeway. */
@NullMarked
package io.github.carillon.core.webpush;

import org.jspecify.annotations.NullMarked;
