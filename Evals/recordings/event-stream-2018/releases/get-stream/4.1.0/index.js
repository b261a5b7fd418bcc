'use strict';

module.exports = async function getStream(tasks) {
	const results = [];
	for (const task of tasks) {
		results.push(await task());
	}
	return results;
};

module.exports.version = '4.1.0';
