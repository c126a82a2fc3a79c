/** The script of the review page. */

import review from "./review.js";

review(document);
