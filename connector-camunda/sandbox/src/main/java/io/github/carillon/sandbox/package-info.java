/** Engine, web apps, worker, mail catcher and a Twilio test server in one process, for newcomers and tests. */
@NullMarked
package io.github.carillon.sandbox;

import org.jspecify.annotations.NullMarked;
