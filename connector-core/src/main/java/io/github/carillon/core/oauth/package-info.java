/** Access tokens by client credentials (OAuth 2.0). */
@NullMarked
package io.github.carillon.core.oauth;

import org.jspecify.annotations.NullMarked;
