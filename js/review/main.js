/** The script of the review page. */

import review from "./review.js";

/** @import { ReviewPage } from "./types.js" */

review(/** @type {ReviewPage} */ (document));
