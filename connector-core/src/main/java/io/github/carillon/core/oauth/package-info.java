/** Access tokens by client credentials, or by what a service account signs (OAuth 2.0). */
@NullMarked
package io.github.carillon.core.oauth;

import org.jspecify.annotations.NullMarked;
