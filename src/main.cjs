'use strict';

// Read at once, with all that activation needs. Given an ES module instead, the editor imports it file by file, and each
// waits for its turn among everything else that starts then.
module.exports = require('./extension.js');
