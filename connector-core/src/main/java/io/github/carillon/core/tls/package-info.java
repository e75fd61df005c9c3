/** Whom we trust beside the platform's certificate authorities, and by what certificate we show who we are. */
@NullMarked
package io.github.carillon.core.tls;

import org.jspecify.annotations.NullMarked;
