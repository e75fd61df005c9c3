/**
 * The bell in Tasklist and Cockpit: a plugin that asks the inbox for the user who is logged in there. Nothing but the
 * JDK and what the web apps bring, so that the jar alone can be dropped into an engine.
 */
@NullMarked
package io.github.carillon.bell;

import org.jspecify.annotations.NullMarked;
